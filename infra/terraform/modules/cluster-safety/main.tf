# What a provisioned cluster that is there already should have before anybody deploys to it: audit logs, snapshots that
# another region has too, and alarms. A workgroup has its own in the module serverless.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}
