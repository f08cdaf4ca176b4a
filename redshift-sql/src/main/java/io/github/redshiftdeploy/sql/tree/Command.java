package io.github.redshiftdeploy.sql.tree;

/** A statement as a tree. Each family of commands has its records in one file. */
public sealed interface Command extends Node
        permits CursorCommand,
                DataCommand,
                Drop,
                ForeignCommand,
                ModelCommand,
                PlanCommand,
                Query,
                RoutineCommand,
                TransactionCommand,
                TransferCommand {}
        permits DataCommand, Drop, ForeignCommand, PrivilegeCommand, Query, TransactionCommand, TransferCommand {}
