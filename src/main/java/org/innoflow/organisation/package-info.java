/**
 * Organisations by their names: the canonical name, the id made from it, and the kind. Depends on
 * nothing of innoflow.
 */
package org.innoflow.organisation;
