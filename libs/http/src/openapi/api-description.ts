import { Controller, Get, Injectable, NotFoundException } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access/declare-access.js';

/** Holds the description of the API, which only the complete application can create. */
@Injectable()
export class ApiDescription {
  #describe: (() => OpenAPIObject) | undefined;
  #document: OpenAPIObject | undefined;

  /** @param describe called once, when the description is first needed */
  use(describe: () => OpenAPIObject): void {
    this.#describe = describe;
  }

  get document(): OpenAPIObject {
    this.#document ??= this.#describe?.();
    if (this.#document === undefined) throw new NotFoundException();
    return this.#document;
  }
}

@Controller('api/openapi.json')
@ApiExcludeController()
@Public('Describes routes, and holds nothing of any tenant')
export class ApiDescriptionController {
  constructor(private readonly description: ApiDescription) {}

  @Get()
  read(): OpenAPIObject {
    return this.description.document;
  }
}
