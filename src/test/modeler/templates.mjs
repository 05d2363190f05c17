// Says what Camunda Modeler would refuse in the element templates of a folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import validator from '@bpmn-io/element-templates-validator';

const folder = process.argv[2];
const files = readdirSync(folder).filter(name => name.endsWith('.json'));
let refused = 0;
for (const file of files) {
  const { valid, errors } = validator.validate(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (!valid) {
    refused++;
    errors.forEach(error => console.error(`${file}${error.dataPath ?? ''}: ${error.message}`));
  }
}
console.log(`${files.length - refused} of ${files.length} element templates are as Modeler reads them`);
process.exit(refused || !files.length ? 1 : 0);
