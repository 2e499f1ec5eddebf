/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The viewer's page and what it asks for: a web server on loopback that answers with windows of the
 * history. A page asks when it is ready for more, so a slow one costs nothing. The next room is the
 * page itself, among the resources.
 */
package io.neuromorphic.flink.view.page;
