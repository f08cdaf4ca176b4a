# What the POM says of them. The consumers come behind the producer, because they read what it shares.

module "targets" {
  source = "../../modules/targets"

  targets = [
    {
      name      = "producer"
      workgroup = module.producer.workgroup_name
      region    = var.region
      database  = module.producer.database
      transport = var.transport
    },
    {
      name      = "analytics"
      workgroup = module.analytics.workgroup_name
      region    = var.region
      database  = module.analytics.database
      transport = var.transport
    },
    {
      name      = "reporting"
      workgroup = module.reporting.workgroup_name
      region    = var.region
      database  = module.reporting.database
      transport = var.transport
    },
  ]

  groups = { warehouse = ["producer", "analytics", "reporting"] }
}

output "pom" {
  description = "The elements <targets> and <groups> for the POM: terraform output -raw pom."
  value       = module.targets.pom
}
