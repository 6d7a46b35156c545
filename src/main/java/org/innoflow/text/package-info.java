/**
 * Texts of names and titles in one plain form, terms found in them, and the tables that are kept as
 * resources. Depends on nothing of innoflow.
 */
package org.innoflow.text;
