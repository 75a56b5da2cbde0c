// The module KernelPaths.
