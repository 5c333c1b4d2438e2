import type { Module } from '#kernel/module'
import { mailJobs } from './mail.jobs.ts'

export const mailModule: Module = { name: 'mail', jobs: mailJobs }
