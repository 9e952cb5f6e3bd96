#!/bin/sh
# Runs the packed bench (see bench/gpuBundle.ts) on a Linux machine with a graphics processor, which
# needs neither Node nor a network:  sh run.sh [options of npm run bench:gpu]
# With a CUDA machine's python3 that has numpy and scipy, implicit's CUDA solver takes part.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
place=${TMPDIR:-/tmp}/matinee-gpu
site=$place/site

if [ ! -e "$place/ready" ]; then
  rm -rf "$place"
  mkdir -p "$place/lib" "$site"
  python3 -m tarfile -e "$here/runtime.tar.xz" "$place" 2>/dev/null ||
    tar -xJf "$here/runtime.tar.xz" -C "$place"
  chmod +x "$place/node"
  # Only the libraries that the machine lacks: its own fit its driver better.
  for file in "$place"/spare/*; do
    name=$(basename "$file")
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q "^[[:space:]]*$name " || ln -s "$file" "$place/lib/$name"
  done
  python3 -m pip install --quiet --no-index --no-deps --no-compile --no-cache-dir \
    --target "$site" "$here"/wheels/*.whl || echo "The peer's packages could not be unpacked." >&2
  touch "$place/ready"
fi

for folder in /usr/local/nvidia/lib64 /usr/local/nvidia/lib; do
  [ -d "$folder" ] && LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder
done
export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$place/lib"
icd=/usr/local/nvidia/share/vulkan/icd.d/nvidia_icd.json
if [ -z "${VK_DRIVER_FILES:-}" ] && [ -e "$icd" ]; then export VK_DRIVER_FILES=$icd; fi
export MATINEE_DAWN="$place/dawn.node"
export MATINEE_GPU_PYTHON="${MATINEE_GPU_PYTHON:-$(command -v python3 || true)}"
export PYTHONPATH="$site${PYTHONPATH:+:$PYTHONPATH}"
exec "$place/node" "$here/gpu.mjs" "$@"
