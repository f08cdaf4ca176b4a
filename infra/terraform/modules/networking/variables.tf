variable "name" {
  description = "What everything here is called, and what the names of its parts begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,40}$", var.name))
    error_message = "Give a name of lower-case letters, digits and hyphens that begins with a letter, at most 41 characters, such as warehouse."
  }
}

variable "cidr" {
  description = "The addresses of the network; its first three /23 become subnets. It must not overlap networks that it is to be peered with."
  type        = string

  validation {
    condition     = try(cidrnetmask(var.cidr) != "" && cidrsubnet(var.cidr, 0, 0) == var.cidr && tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 21, false)
    error_message = "Give the first address of an IPv4 range and a length from /16 to /21, such as 10.20.0.0/16: three subnets of /23 must fit in."
  }
}

variable "availability_zones" {
  description = "Three zones of the region, each with one subnet. Redshift is not in every zone of every region: compare their ids with AWS's list. Changing the order makes the subnets anew."
  type        = list(string)

  validation {
    condition     = length(var.availability_zones) == 3 && length(distinct(var.availability_zones)) == 3
    error_message = "Give three different availability zones, such as eu-west-1a, eu-west-1b and eu-west-1c."
  }
}

variable "deployer_cidrs" {
  description = "Ranges of other networks that deploy over port 5439: a peered network with runners, a VPN. The route to them is yours to add, to the output route_table_id."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for range in var.deployer_cidrs : try(cidrnetmask(range) != "" && cidrsubnet(range, 0, 0) == range && tonumber(split("/", range)[1]) >= 8, false)])
    error_message = "Give IPv4 ranges of your own networks, each from /8 to /32, such as 10.30.0.0/24. 0.0.0.0/0 would let in everybody."
  }
}

variable "interface_endpoints" {
  description = "Services of AWS that are reached from here, each in all three zones for a price by the hour. A deployment asks sts, and redshift or redshift-serverless over JDBC, or redshift-data, and secretsmanager with redshift.secretArn; add glue where external schemas are read."
  type        = set(string)
  default     = ["redshift", "redshift-data", "redshift-serverless", "secretsmanager", "sts"]

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z0-9-]+$", service)) && service != "s3"])
    error_message = "Give the short names of services, such as sts, not com.amazonaws.eu-west-1.sts. S3 has an endpoint of its own already."
  }
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
  default     = {}
}
