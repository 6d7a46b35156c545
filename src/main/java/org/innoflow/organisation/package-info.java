/**
 * Organisations by their names: the canonical name, aliases, the id made from it, and the kind.
 * Knows of Spark only the hash function. Depends on failure and text.
 */
package org.innoflow.organisation;
