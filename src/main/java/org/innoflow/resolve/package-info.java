/**
 * Who and where: organisation ids from names, places from columns. Depends on config and contract.
 */
package org.innoflow.resolve;
