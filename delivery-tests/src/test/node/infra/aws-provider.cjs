// Prints which arguments, blocks and attributes Terraform's AWS provider has. For people, when the modules use a new type:
//   npm pack @cdktf/provider-aws@21.22.1 && tar xzf cdktf-provider-aws-21.22.1.tgz
//   node aws-provider.cjs package aws_vpc data.aws_subnet ... > ../../resources/infra/aws-provider.json
// An argument is true when it must be given. Version 21.22.1 of the package was made of version 6.25.0 of the provider.
const fs = require("fs");
const path = require("path");

const [folder, ...types] = process.argv.slice(2);

// The arguments that a class or the writer of a block gives to Terraform: "name: cdktf.xToTerraform(this._camelCase)".
function schema(body, declarations, script, type) {
  const config = new RegExp(`export interface ${type}(?: extends [\\w.]+)? {([^]*?)\\n}`).exec(declarations);
  const found = { arguments: {}, blocks: {} };
  for (const [, name, value, camel] of body.matchAll(/^ +(\w+): (.*?(?:this\._|struct\.)(\w+).*),$/gm)) {
    const writer = /(?<!cdktf\.)\b([a-z]\w+)ToTerraform\b/.exec(value.replace(/cdktf\.\w+/g, ""));
    if (writer) {
      const start = script.indexOf(`function ${writer[1]}ToTerraform(`);
      const nested = script.slice(start, script.indexOf("\n}", start));
      found.blocks[name] = schema(nested, declarations, script, writer[1][0].toUpperCase() + writer[1].slice(1));
    } else {
      found.arguments[name] = !config[1].includes(`readonly ${camel}?:`);
    }
  }
  return found;
}

const all = {};
for (const type of [...new Set(types)].sort()) {
  const module = type.replace(/^data\.aws_/, "data_aws_").replace(/^aws_/, "").replaceAll("_", "-");
  const script = fs.readFileSync(path.join(folder, "lib", module, "index.js"), "utf8");
  const declarations = fs.readFileSync(path.join(folder, "lib", module, "index.d.ts"), "utf8");
  const config = /export interface (\w+) extends cdktf\.TerraformMetaArguments/.exec(declarations)[1];
  const body = script.slice(script.search(/^class \w+ extends cdktf\.Terraform(Resource|DataSource)/m));
  const written = body.slice(body.indexOf("synthesizeAttributes()"), body.indexOf("synthesizeHclAttributes()"));
  const attributes = [...body.matchAll(/Attribute\(['"](\w+)['"]\)/g), ...body.matchAll(/\(this, ['"](\w+)['"]/g)];
  all[type] = {
    ...schema(written, declarations, script, config),
    attributes: [...new Set(attributes.map((match) => match[1]))].sort(),
  };
}
console.log(JSON.stringify(all, null, 1));
