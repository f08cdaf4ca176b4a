# No resource: what the POM says of targets that Terraform has made, ready to be pasted into the <configuration> of the plugin.

locals {
  # The elements of a target, in the order in which the guides write them.
  settings = [
    for target in var.targets : [
      for setting in [
        { name = "name", value = target.name },
        { name = "workgroup", value = target.workgroup },
        { name = "clusterIdentifier", value = target.cluster_identifier },
        { name = "dbUser", value = target.db_user },
        { name = "region", value = target.region },
        { name = "database", value = target.database },
        { name = "transport", value = target.transport },
      ] : setting if setting.value != null
    ]
  ]

  pom = join("\n", concat(
    ["<targets>"],
    flatten([for settings in local.settings : [
      "  <target>",
      [for setting in settings : "    <${setting.name}>${setting.value}</${setting.name}>"],
      "  </target>",
    ]]),
    ["</targets>"],
    length(var.groups) == 0 ? [] : flatten([
      "<groups>",
      [for name, members in var.groups : [
        "  <group>",
        "    <name>${name}</name>",
        "    <targets>${join(",", members)}</targets>",
        "  </group>",
      ]],
      "</groups>",
    ]),
    [""],
  ))
}

output "pom" {
  description = "The elements <targets> and <groups> for the POM."
  value       = local.pom
}
