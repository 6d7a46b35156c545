/** Made-up extracts of any size, and what innoflow costs on them. */
package org.innoflow.bench;
