package io.github.redshiftdeploy.sql.tree;

/** A statement as a tree. Each family of commands has its records in one file. */
public sealed interface Command extends Node
        permits DataCommand,
                DatashareCommand,
                Drop,
                ForeignCommand,
                PolicyCommand,
                PrincipalCommand,
                PrivilegeCommand,
                Query,
                SessionCommand,
                TableCommand,
                TransactionCommand,
                TransferCommand {}
