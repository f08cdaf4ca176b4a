# use_lockfile takes Terraform 1.11 or later.

locals {
  backend = <<-EOT
    terraform {
      backend "s3" {
        bucket       = "${var.bucket}"
        key          = "warehouse/terraform.tfstate"
        region       = "${local.region}"
        encrypt      = true
        use_lockfile = true
      }
    }
  EOT
}
