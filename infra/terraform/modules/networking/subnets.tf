# A /23 has 507 addresses that can be used, enough for one workgroup of any size: with enhanced VPC routing AWS asks for 261
# free addresses in each subnet to make one with 1,024 RPU, 133 with 512, 37 with 128, 13 with 32. Workgroups in the same
# subnets share the addresses, and each endpoint below takes one.

locals {
  subnets = {
    for index, zone in var.availability_zones :
    zone => cidrsubnet(var.cidr, 23 - tonumber(split("/", var.cidr)[1]), index)
  }
}
