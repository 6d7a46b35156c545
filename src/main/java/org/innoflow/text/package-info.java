/**
 * Texts of names and titles in one plain form, and the tables that are kept as resources. Depends
 * on nothing of innoflow.
 */
package org.innoflow.text;
