/** What tests share. */
package org.innoflow.testkit;
