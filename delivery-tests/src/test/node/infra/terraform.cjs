// Prints the Terraform files that are named on the command line as JSON, by their names.
const fs = require("fs");
const { parse } = require("@cdktf/hcl2json");

(async () => {
  const files = {};
  for (const file of process.argv.slice(2)) {
    files[file] = await parse(file, fs.readFileSync(file, "utf8"));
  }
  console.log(JSON.stringify(files));
})();
