#:project ../src/Whetstone.Graphs

// The TensorFlow chapter of a textbook, ported line by line: graphs, sessions, placeholders, variables, training, saving.
//     dotnet run samples/tensorflow-by-line.cs
using Whetstone;
using Whetstone.Graphs;

// An operation is defined here, not run: what prints is the tensor. The second Add is called Add_1.
Tf.Add(1, 2);
Tensor t = Tf.Add(8, 9);
Console.WriteLine(t);

// A session runs it. The product is element by element.
Tensor a = Tf.Constant([4.0, 5.0]);
Tensor b = Tf.Constant([6.0, 7.0]);
Tensor c = a * b;
Session sess = new();
Console.WriteLine(sess.Run(t));
Console.WriteLine(sess.Run(c));
sess.Close();
Try(() => sess.Run(c));

// Tensors have names, and can be found by them.
Tensor inImage = Tf.Placeholder(Tf.Float32, [32, 32, 3], "inputImage");
Tensor processedImage = Tf.Image.PerImageStandardization(inImage, "processedImage");
Console.WriteLine(Tf.GetDefaultGraph().GetTensorByName("processedImage:0"));

// Placeholders get their values at the run.
Tensor x = Tf.Placeholder(dtype: Tf.Float32, shape: [], name: "x");
Tensor y = Tf.Placeholder(dtype: Tf.Float32, shape: [], name: "y");
Tensor z = x * y;
using (Session session = new())
{
    Tensor prod = session.Run(z, feedDict: new() { [x] = 1.0, [y] = 5.2 });
    Console.WriteLine(prod);
}

// Variables keep their values in the session, once they are initialised.
Tensor v = Tf.Variable(2.0);
Tensor w = Tf.Variable(3.0);
using (Session session = new())
{
    session.Run(Tf.GlobalVariablesInitializer());
    Console.WriteLine(session.Run(v * w));
}
using (Session session = new()) Try(() => session.Run(v * w));

// A graph of its own, with unknown batch size.
Graph g = new();
Saver saver;
using (g.AsDefault())
{
    Tensor inputData = Tf.Placeholder(Tf.Float32, [null, 2], "input_data");
    Tensor inputLabel = Tf.Placeholder(Tf.Float32, [null, 2], "input_label");

    Tensor W1 = Tf.Variable(Tf.TruncatedNormal([2, 2]), name: "W1");
    Tensor B1 = Tf.Variable(Tf.Zeros([2]), name: "B1");

    Tensor output = Tf.Add(Tf.MatMul(inputData, W1), B1, name: "output");
    Tensor crossEntropy = Tf.Nn.SoftmaxCrossEntropyWithLogits(logits: output, labels: inputLabel);

    Operation trainStep = Tf.Train.AdamOptimizer().Minimize(crossEntropy, name: "train_step");

    // Without a name it would be called init.
    Operation initer = Tf.GlobalVariablesInitializer(name: "initer");
    saver = Tf.Train.Saver();
}

// Training: 200 steps, saved every 100.
const int numOfBatch = 5;
Tensor datas = Tensor.Zeros([numOfBatch, 2]);
Tensor labels = Tensor.Zeros([numOfBatch, 2]);

sess = new Session(graph: g);
Graph graph = sess.Graph;
sess.Run([graph.GetOperationByName("initer")]);

Tensor dataHolder = graph.GetTensorByName("input_data:0");
Tensor labelHolder = graph.GetTensorByName("input_label:0");
Operation train = graph.GetOperationByName("train_step");
Tensor @out = graph.GetTensorByName("output:0");

string folder = Directory.CreateTempSubdirectory("moules").FullName;
Tensor?[] result = [];
for (int i = 0; i < 200; i++)
{
    result = sess.Run([@out, train], feedDict: new() { [dataHolder] = datas, [labelHolder] = labels });
    if (i % 100 == 0) Console.WriteLine($"step {i}: saved {Path.GetFileName(saver.Save(sess, Path.Combine(folder, "moules")))}");
}
Console.WriteLine($"output {result[0]!.Shape}, train_step gives {result[1]?.ToString() ?? "null"}");

// The batch size is chosen at the run, and a checkpoint gives the same outputs elsewhere.
foreach (int batch in (int[])[1, 5, 10]) Console.WriteLine($"batch {batch}: {sess.Run(@out, new() { [dataHolder] = Tensor.Ones([batch, 2]) }).Shape}");
Tensor before = sess.Run(@out, new() { [dataHolder] = Tensor.Ones([1, 2]) });
Console.WriteLine($"saved {Path.GetFileName(saver.Save(sess, Path.Combine(folder, "moules"), globalStep: 200))}");
sess.Close();
using Session restored = new(g);
saver.Restore(restored, Saver.LatestCheckpoint(folder)!);
Tensor after = restored.Run(@out, new() { [dataHolder] = Tensor.Ones([1, 2]) });
Console.WriteLine($"restored, the output is the same: {after.ToArray().SequenceEqual(before.ToArray())}");
Try(() => restored.Run(@out, new() { [dataHolder] = Tensor.Ones([5, 3]) }));
Directory.Delete(folder, recursive: true);

static void Try(Action action)
{
    try
    {
        action();
    }
    catch (Exception e) when (e is InvalidOperationException or ArgumentException)
    {
        Console.WriteLine($"[Error]: {e.Message.Split('\n')[0]}");
    }
}
