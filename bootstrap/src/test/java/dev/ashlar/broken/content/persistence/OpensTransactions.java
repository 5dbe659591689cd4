package dev.ashlar.broken.content.persistence;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;

/** Decides by itself what is done as a whole. */
record OpensTransactions(TransactionOperations<Connection> operations) {}
