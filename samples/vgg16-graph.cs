#:project ../src/Whetstone.Graphs

// VGG16 built of TensorFlow's raw operations, line by line as in the textbook, with its mistakes repaired; a few training steps.
//     dotnet run samples/vgg16-graph.cs [--size 224] [--steps N]
using Whetstone;
using Whetstone.Graphs;

int size = Number("--size", 32), steps = Number("--steps", 2);
Tensor images = Tf.Placeholder(Tf.Float32, [null, size, size, 3], "images");
Tensor labels = Tf.Placeholder(Tf.Int64, [null], "labels");
Tensor scores = VGG16(images);
Tensor loss = Tf.ReduceMean(Tf.Nn.SparseSoftmaxCrossEntropyWithLogits(labels: labels, logits: scores));
// Weights of standard deviation 0.1 make scores of many thousands, so steps must be tiny.
Operation train = Tf.Train.GradientDescentOptimizer(1e-13f).Minimize(loss);
Console.WriteLine($"{Tf.TrainableVariables().Count} variables, {Tf.TrainableVariables().Sum(v => v.Shape.Size)} parameters");
foreach (Tensor variable in Tf.TrainableVariables()) Console.WriteLine($"{variable.Name} {variable.GetShape()}");

using Session sess = new();
sess.Run(Tf.GlobalVariablesInitializer());
FeedDict feed = new() { [images] = Tensor.Normal([2, size, size, 3], new Rng(1)), [labels] = Tensor.Of(3L, 7L) };
float first = 0, last = 0;
for (int step = 0; step <= steps; step++)
{
    last = sess.Run([loss, train], feed)[0]!.Item();
    if (step == 0) first = last;
    Console.WriteLine($"step {step}: loss {last:F1}");
}
Console.WriteLine($"the loss falls: {last < first}");

static Tensor GetWeightVariable(Shape shape) => Tf.GetVariable("weight", shape: shape, initializer: Tf.TruncatedNormalInitializer(stddev: 0.1));

static Tensor GetBiasVariable(Shape shape) => Tf.GetVariable("bias", shape: shape, initializer: Tf.ConstantInitializer(0));

static Tensor Conv2d(Tensor x, Tensor w, string padding = "SAME", int s = 1) => Tf.Nn.Conv2d(x, w, strides: [1, s, s, 1], padding: padding);

static Tensor MaxPoolLayer(Tensor x) => Tf.Nn.MaxPool(x, ksize: [1, 2, 2, 1], strides: [1, 2, 2, 1], padding: "SAME");

static Tensor Conv2dLayer(Tensor x, int inChs, int outChs, int ksize, string layerName)
{
    using (Tf.VariableScope(layerName))
    {
        Tensor w = GetWeightVariable([ksize, ksize, inChs, outChs]);
        Tensor b = GetBiasVariable([outChs]);
        return Tf.Nn.Relu(Tf.Nn.BiasAdd(Conv2d(x, w, padding: "SAME", s: 1), b));
    }
}

static Tensor FcLayer(Tensor x, int inKernels, int outKernels, string layerName, bool relu = true)
{
    using (Tf.VariableScope(layerName))
    {
        Tensor w = GetWeightVariable([inKernels, outKernels]);
        Tensor b = GetBiasVariable([outKernels]);
        Tensor y = Tf.Nn.BiasAdd(Tf.MatMul(x, w), b);
        return relu ? Tf.Nn.Relu(y) : y;
    }
}

static Tensor VGG16(Tensor x)
{
    Tensor conv1_1 = Conv2dLayer(x, x.GetShape()[^1], 64, 3, "conv1_1");
    Tensor conv1_2 = Conv2dLayer(conv1_1, 64, 64, 3, "conv1_2");
    Tensor pool1 = MaxPoolLayer(conv1_2);

    Tensor conv2_1 = Conv2dLayer(pool1, 64, 128, 3, "conv2_1");
    Tensor conv2_2 = Conv2dLayer(conv2_1, 128, 128, 3, "conv2_2");
    Tensor pool2 = MaxPoolLayer(conv2_2);

    Tensor conv3_1 = Conv2dLayer(pool2, 128, 256, 3, "conv3_1");
    Tensor conv3_2 = Conv2dLayer(conv3_1, 256, 256, 3, "conv3_2");
    Tensor conv3_3 = Conv2dLayer(conv3_2, 256, 256, 3, "conv3_3");
    Tensor pool3 = MaxPoolLayer(conv3_3);

    Tensor conv4_1 = Conv2dLayer(pool3, 256, 512, 3, "conv4_1");
    Tensor conv4_2 = Conv2dLayer(conv4_1, 512, 512, 3, "conv4_2");
    Tensor conv4_3 = Conv2dLayer(conv4_2, 512, 512, 3, "conv4_3");
    Tensor pool4 = MaxPoolLayer(conv4_3);

    Tensor conv5_1 = Conv2dLayer(pool4, 512, 512, 3, "conv5_1");
    Tensor conv5_2 = Conv2dLayer(conv5_1, 512, 512, 3, "conv5_2");
    Tensor conv5_3 = Conv2dLayer(conv5_2, 512, 512, 3, "conv5_3");
    Tensor pool5 = MaxPoolLayer(conv5_3);

    int pool5FlattenDims = pool5.GetShape()[1..].Size;
    Tensor pool5Flatten = Tf.Reshape(pool5, [-1, pool5FlattenDims]);

    Tensor fc6 = FcLayer(pool5Flatten, pool5FlattenDims, 4096, "fc6");
    Tensor fc7 = FcLayer(fc6, 4096, 4096, "fc7");
    return FcLayer(fc7, 4096, 10, "fc8", relu: false);
}

int Number(string option, int otherwise) => Array.IndexOf(args, option) is >= 0 and int at ? int.Parse(args[at + 1]) : otherwise;
