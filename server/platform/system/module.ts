import type { Module } from '#kernel/module'

/** Its routes tell of all modules, so the process mounts them (`systemRoutes`). */
export const systemModule: Module = { name: 'system' }
