import { Module } from '@nestjs/common';
import { SampleLoader } from './load-sample.js';

@Module({ providers: [SampleLoader], exports: [SampleLoader] })
export class SampleModule {}
