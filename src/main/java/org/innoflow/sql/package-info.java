/**
 * What a query over the published tables gives and what is wrong with it, told without a session.
 * Depends on text.
 */
package org.innoflow.sql;
