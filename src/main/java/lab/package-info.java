/**
 * The contracts: what each piece of the two-layer network takes, gives back and promises.
 *
 * <p>The network is {@code P = softmax(W2 · relu(W1 · X + b1) + b2)}. These symbols mean the same
 * everywhere in the lab; images are columns.
 *
 * <p>What a piece gives depends on its settings and arguments alone. It keeps nothing from call to
 * call: what an optimiser has to remember is in its state, and chance is an argument. Trainings
 * side by side may share a piece.
 *
 * <table>
 * <caption>Symbols</caption>
 * <tr><th>symbol</th><th>meaning</th><th>shape or range</th></tr>
 * <tr><td>d</td><td>inputs of one image, 3 · 32 · 32</td><td>3072</td></tr>
 * <tr><td>m</td><td>hidden units</td><td>≥ 1</td></tr>
 * <tr><td>K</td><td>classes</td><td>10</td></tr>
 * <tr><td>n</td><td>images of a batch or set</td><td>≥ 1</td></tr>
 * <tr><td>X</td><td>images, one a column</td><td>d×n</td></tr>
 * <tr><td>Y</td><td>labels, one-hot: Y[k,j] = 1 where image j is of class k</td><td>K×n</td></tr>
 * <tr><td>W1, b1</td><td>weights and biases of the hidden layer</td><td>m×d, m×1</td></tr>
 * <tr><td>W2, b2</td><td>weights and biases of the output layer</td><td>K×m, K×1</td></tr>
 * <tr><td>H</td><td>hidden activations, relu(W1 X + b1), thinned by dropout</td><td>m×n</td></tr>
 * <tr><td>S</td><td>scores, W2 H + b2</td><td>K×n</td></tr>
 * <tr><td>P</td><td>probabilities, softmax(S)</td><td>K×n</td></tr>
 * <tr><td>t</td><td>update, counted from 0</td><td>0, 1, 2, …</td></tr>
 * <tr><td>n_s</td><td>updates in half a cycle of the rate</td><td>≥ 1</td></tr>
 * <tr><td>eta</td><td>learning rate</td><td>&gt; 0 and finite</td></tr>
 * <tr><td>lambda</td><td>weight of the penalty |W1|² + |W2|²</td><td>≥ 0 and finite</td></tr>
 * <tr><td>rho</td><td>decay of the cyclical rate, once a cycle</td><td>(0, 1]</td></tr>
 * <tr><td>p</td><td>probability of DROPPING a hidden unit</td><td>[0, 1)</td></tr>
 * </table>
 */
package lab;
