import { openDevice } from '../../src/engine/webgpu/device';
import { DRIVER_ADVICE, installGpu } from '../../bench/gpu/dawn';

installGpu();
const opened = await openDevice();
if (!opened) throw new Error(`Dawn finds no graphics processor here. ${DRIVER_ADVICE}`);
opened.device.destroy();
console.log(`WebGPU tests on ${opened.description} (${opened.kind})`);
