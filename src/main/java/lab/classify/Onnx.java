package lab.classify;

import java.util.stream.LongStream;
import lab.Network;
import lab.base.Json;
import lab.base.Versions;
import lab.npz.LittleEndian;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Writes a classifier as a graph of <a href="https://onnx.ai/onnx/operators/">ONNX's operators</a>.
 *
 * <pre>
 * Z = (images − mean) / deviation          N×d
 * H = Relu(Z W1ᵀ + b1)                     N×m
 * P = Softmax(H W2ᵀ + b2), row by row      N×K
 * </pre>
 */
final class Onnx {
  /** Of 2020, which every runtime since then knows; in it Softmax goes along an axis. */
  private static final int OPERATORS = 13;

  private static final int FORMAT = 7;

  private Onnx() {}

  static ModelProto of(Classifier classifier) {
    Network net = classifier.network();
    DataType scaled = classifier.scale().mean().dataType();
    DataType computed = net.W1().dataType();
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("classifier")
            .addInput(
                matrix("images", net.d(), scaled)
                    .setDocString(
                        "One image a row, as it is before standardising: pixel / 255, plane after plane (red, green, blue), each row by row from the top left"))
            .addOutput(matrix("probabilities", net.K(), computed))
            .addInitializer(vector("mean", classifier.scale().mean()))
            .addInitializer(vector("deviation", Classifier.divisor(classifier.scale())))
            .addInitializer(tensor("W1", net.W1(), net.W1().shape()))
            .addInitializer(vector("b1", net.b1()))
            .addInitializer(tensor("W2", net.W2(), net.W2().shape()))
            .addInitializer(vector("b2", net.b2()))
            .addNode(node("Sub", "centred", "images", "mean"))
            .addNode(node("Div", "standardised", "centred", "deviation"))
            .addNode(node("Cast", "Z", "standardised").addAttribute(number("to", type(computed))))
            .addNode(node("Gemm", "hidden", "Z", "W1", "b1").addAttribute(number("transB", 1)))
            .addNode(node("Relu", "H", "hidden"))
            .addNode(node("Gemm", "scores", "H", "W2", "b2").addAttribute(number("transB", 1)))
            .addNode(node("Softmax", "probabilities", "scores").addAttribute(number("axis", 1)));
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
        .setProducerName("Two-Layer Lab")
        .setProducerVersion(Versions.lab())
        .setGraph(graph)
        .addMetadataProps(
            StringStringEntryProto.newBuilder()
                .setKey("classes")
                .setValue(Json.COMPACT.toJson(classifier.classes())))
        .build();
  }

  /** N×columns, with N left open. */
  private static ValueInfoProto.Builder matrix(String name, int columns, DataType type) {
    TensorShapeProto shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("N"))
            .addDim(Dimension.newBuilder().setDimValue(columns))
            .build();
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type(type)).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor));
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).setName(output).addOutput(output);
    for (String input : inputs) {
      node.addInput(input);
    }
    return node;
  }

  private static AttributeProto number(String name, int value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  private static TensorProto vector(String name, INDArray column) {
    return tensor(name, column, column.length());
  }

  private static TensorProto tensor(String name, INDArray array, long... shape) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type(array.dataType()))
        .addAllDims(LongStream.of(shape).boxed().toList())
        .setRawData(ByteString.copyFrom(LittleEndian.bytes(array)))
        .build();
  }

  private static int type(DataType type) {
    return type == DataType.FLOAT
        ? TensorProto.DataType.FLOAT_VALUE
        : TensorProto.DataType.DOUBLE_VALUE;
  }
}
