/**
 * What others rely on, as data: layers, tables, columns, the dictionary made from them, and what
 * differs between a schema and its contract. No Spark. Depends on text.
 */
package org.innoflow.contract;
