// Prints what CloudFormation knows of resource types: properties, and whether each is required; attributes.
const { loadAwsServiceSpecSync } = require("@aws-cdk/aws-service-spec");

const spec = loadAwsServiceSpecSync();
const types = {};
for (const name of process.argv.slice(2)) {
  const type = spec.lookup("resource", "cloudFormationType", "equals", name).only();
  const properties = {};
  for (const [property, is] of Object.entries(type.properties)) {
    properties[property] = Boolean(is.required);
  }
  types[name] = { properties, attributes: Object.keys(type.attributes) };
}
console.log(JSON.stringify(types));
