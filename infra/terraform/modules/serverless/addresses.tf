# How many free addresses AWS asks for in each subnet to make a workgroup. Without enhanced VPC routing it is three, whatever the
# capacity. What is free cannot be told beforehand, so what is checked is whether the subnet is large enough; others in it
# (workgroups, endpoints) take their share. A larger capacity later takes up to 197 more at once.
# https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html

locals {
  addresses = {
    8    = 9
    32   = 13
    64   = 21
    128  = 37
    256  = 69
    512  = 133
    1024 = 261
  }

  addresses_needed = var.enhanced_vpc_routing ? min([for capacity, free in local.addresses : free if tonumber(capacity) >= var.base_capacity]...) : 3
}
