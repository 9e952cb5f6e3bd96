import { openDevice } from '../../src/engine/webgpu/device';
import { installGpu } from '../../bench/gpu/dawn';

installGpu();
const opened = await openDevice();
if (!opened)
  throw new Error(
    'Dawn finds no graphics processor here. VK_DRIVER_FILES names a Vulkan driver where the loader does not find it.',
  );
opened.device.destroy();
console.log(`WebGPU tests on ${opened.description} (${opened.kind})`);
