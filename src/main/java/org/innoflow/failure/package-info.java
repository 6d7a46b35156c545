/**
 * How innoflow says that something went wrong: one exception, its exit code, its wording. Depends
 * on nothing.
 */
package org.innoflow.failure;
