namespace Whetstone.Graphs.Tests.Models;

/// <summary>The VGG16 of document 001 (lines 252-318), line by line, with its mistakes (E06) repaired.</summary>
internal static class Vgg16
{
    /// <summary>Scores of 10 classes. Shape: [N, H, W, 3] → [N, 10].</summary>
    internal static Tensor Build(Tensor x)
    {
        Tensor conv1_1 = ConvLayer(x, x.GetShape().AsList()[^1]!.Value, 64, 3, "conv1_1");
        Tensor conv1_2 = ConvLayer(conv1_1, 64, 64, 3, "conv1_2");
        Tensor pool1 = MaxPoolLayer(conv1_2);

        Tensor conv2_1 = ConvLayer(pool1, 64, 128, 3, "conv2_1");
        Tensor conv2_2 = ConvLayer(conv2_1, 128, 128, 3, "conv2_2");
        Tensor pool2 = MaxPoolLayer(conv2_2);

        Tensor conv3_1 = ConvLayer(pool2, 128, 256, 3, "conv3_1");
        Tensor conv3_2 = ConvLayer(conv3_1, 256, 256, 3, "conv3_2");
        Tensor conv3_3 = ConvLayer(conv3_2, 256, 256, 3, "conv3_3");
        Tensor pool3 = MaxPoolLayer(conv3_3);

        Tensor conv4_1 = ConvLayer(pool3, 256, 512, 3, "conv4_1");
        Tensor conv4_2 = ConvLayer(conv4_1, 512, 512, 3, "conv4_2");
        Tensor conv4_3 = ConvLayer(conv4_2, 512, 512, 3, "conv4_3");
        Tensor pool4 = MaxPoolLayer(conv4_3);

        Tensor conv5_1 = ConvLayer(pool4, 512, 512, 3, "conv5_1");
        Tensor conv5_2 = ConvLayer(conv5_1, 512, 512, 3, "conv5_2");
        Tensor conv5_3 = ConvLayer(conv5_2, 512, 512, 3, "conv5_3");
        Tensor pool5 = MaxPoolLayer(conv5_3);

        int pool5FlattenDims = pool5.GetShape()[1..].Size;
        Tensor pool5Flatten = Tf.Reshape(pool5, [-1, pool5FlattenDims]);

        Tensor fc6 = FcLayer(pool5Flatten, pool5FlattenDims, 4096, "fc6");
        Tensor fc7 = FcLayer(fc6, 4096, 4096, "fc7");
        return FcLayer(fc7, 4096, 10, "fc8", relu: false);
    }

    private static Tensor GetWeightVariable(Shape shape) => Tf.GetVariable("weight", shape: shape, initializer: Tf.TruncatedNormalInitializer(stddev: 0.1));

    private static Tensor GetBiasVariable(Shape shape) => Tf.GetVariable("bias", shape: shape, initializer: Tf.ConstantInitializer(0));

    private static Tensor Conv2d(Tensor x, Tensor w, string padding = "SAME", int s = 1) => Tf.Nn.Conv2d(x, w, strides: [1, s, s, 1], padding: padding);

    private static Tensor MaxPoolLayer(Tensor x) => Tf.Nn.MaxPool(x, ksize: [1, 2, 2, 1], strides: [1, 2, 2, 1], padding: "SAME");

    private static Tensor ConvLayer(Tensor x, int inChs, int outChs, int ksize, string layerName)
    {
        using (Tf.VariableScope(layerName))
        {
            Tensor w = GetWeightVariable([ksize, ksize, inChs, outChs]);
            Tensor b = GetBiasVariable([outChs]);
            return Tf.Nn.Relu(Tf.Nn.BiasAdd(Conv2d(x, w, padding: "SAME", s: 1), b));
        }
    }

    private static Tensor FcLayer(Tensor x, int inKernels, int outKernels, string layerName, bool relu = true)
    {
        using (Tf.VariableScope(layerName))
        {
            Tensor w = GetWeightVariable([inKernels, outKernels]);
            Tensor b = GetBiasVariable([outKernels]);
            Tensor y = Tf.Nn.BiasAdd(Tf.MatMul(x, w), b);
            return relu ? Tf.Nn.Relu(y) : y;
        }
    }
}
