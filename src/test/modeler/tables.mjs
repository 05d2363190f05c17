// Says what Camunda Modeler would stumble over in the decision tables of a folder.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DmnModdle } from 'dmn-moddle';

const camunda = createRequire(import.meta.url)('camunda-dmn-moddle/resources/camunda.json');
const folder = process.argv[2];
const files = readdirSync(folder).filter(name => name.endsWith('.dmn'));

function uneven(decision) {
  const table = decision.decisionLogic;
  return (table?.rule ?? [])
    .filter(rule => rule.inputEntry?.length !== table.input.length || rule.outputEntry?.length !== table.output.length)
    .map(rule => `${rule.id} has not a cell for each column`);
}

async function faults(file) {
  const { rootElement, warnings } = await new DmnModdle({ camunda }).fromXML(readFileSync(join(folder, file), 'utf8'));
  const decisions = rootElement.drgElement.filter(element => element.$type === 'dmn:Decision');
  const drawn = new Set((rootElement.dmnDI?.diagrams ?? [])
    .flatMap(diagram => diagram.diagramElements ?? []).map(shape => shape.dmnElementRef?.id));
  return [
    ...warnings.map(warning => warning.message),
    ...decisions.flatMap(uneven),
    ...decisions.filter(({ id }) => !drawn.has(id)).map(({ id }) => `${id} is not drawn`)
  ];
}

let refused = 0;
for (const file of files) {
  const found = await faults(file).catch(error => [error.message]);
  refused += found.length > 0;
  found.forEach(fault => console.error(`${file}: ${fault}`));
}
console.log(`${files.length - refused} of ${files.length} decision tables open as they are`);
process.exit(refused || !files.length ? 1 : 0);
