import type { Module } from '#kernel/module'

export const customersModule: Module = { name: 'customers' }
