/** Tests of {@link org.innoflow.report}. */
package org.innoflow.report;
