namespace Whetstone.Graphs.Tests.Text;

/// <summary>What the text of document 001 says of TensorFlow, line by line.</summary>
public sealed class Document001
{
    [Fact]
    public void Adding_prints_the_tensor_and_not_the_sum()      // 001:48-57, with parentheses (E01)
    {
        using Scope graph = new Graph().AsDefault();
        Tf.Add(8, 9);
        Tensor t = Tf.Add(8, 9);
        Assert.Equal("Tensor(\"Add_1:0\", shape=(), dtype=int32)", t.ToString());
        using Session sess = new();
        Assert.Equal(17, sess.Run(t).Item<int>());
    }

    [Fact]
    public void The_product_is_element_by_element()             // 001:61-72 (E02)
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Constant([4.0, 5.0]), b = Tf.Constant([6.0, 7.0]), c = a * b;
        Session sess = new();
        Assert.Equal([24, 35], sess.Run(c).ToArray());
        sess.Close();
        Assert.Contains("Attempted to use a closed Session.", Assert.Throws<ObjectDisposedException>(() => sess.Run(c)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Placeholders_take_numbers_at_the_run()          // 001:165-176
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(dtype: Tf.Float32, shape: [], name: "x"), y = Tf.Placeholder(dtype: Tf.Float32, shape: [], name: "y"), z = x * y;
        using Session sess = new();
        Assert.Equal("5.2", sess.Run(z, feedDict: new() { [x] = 1.0, [y] = 5.2 }).ToString());
    }

    [Fact]
    public void Variables_have_values_after_the_initializer()   // 001:178-188
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Variable(2.0), b = Tf.Variable(3.0);
        using Session sess = new();
        sess.Run(Tf.GlobalVariablesInitializer());
        Assert.Equal("6.0", sess.Run(a * b).ToString());
    }

    [Fact]
    public void Without_the_initializer_a_run_fails()           // 001:192-202
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Variable(2.0), b = Tf.Variable(3.0);
        using Session sess = new();
        FailedPreconditionException e = Assert.Throws<FailedPreconditionException>(() => sess.Run(a * b));
        Assert.StartsWith("Attempting to use uninitialized value Variable:", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_standardised_image_has_the_given_names()    // 001:132-133
    {
        using Scope graph = new Graph().AsDefault();
        Tensor inImage = Tf.Placeholder(Tf.Float32, [32, 32, 3], "inputImage");
        Tensor processed = Tf.Image.PerImageStandardization(inImage, "processedImage");
        Assert.Equal("processedImage:0", processed.Name);
        Assert.Same(inImage, Tf.GetDefaultGraph().GetTensorByName("inputImage:0"));
        using Session sess = new();
        Tensor flat = sess.Run(processed, new() { [inImage] = Tensor.Full([32, 32, 3], 7) }), image = Tensor.Uniform([32, 32, 3], new Rng(1), 0, 255);
        Assert.All(flat.ToArray(), v => Assert.Equal(0, v));
        Tensor y = sess.Run(processed, new() { [inImage] = image });
        Assert.Equal(0, y.Mean().Item(), 1e-5);
        Assert.Equal(1, y.Var(correction: 0).Item(), 1e-4);
    }

    [Fact]
    public void The_graph_of_the_text_has_the_names_of_TensorFlow()     // 001:143-161
    {
        Graph g = Network(out Tensor loss, out Operation train, out Operation initer);
        foreach (string name in (string[])["input_data", "input_label", "W1", "W1/Assign", "W1/read", "B1", "output", "train_step", "initer", "W1/Adam", "W1/Adam_1", "beta1_power", "beta2_power"])
            Assert.Equal(name, g.GetOperationByName(name).Name);
        Assert.Equal("output:0", g.GetTensorByName("output:0").Name);
        Assert.Equal([null], loss.GetShape().AsList());
        Assert.Null(train.Output);
        Assert.Null(initer.Output);
        Assert.All(Weights(g), w => Assert.InRange(w, -2, 2));
    }

    [Fact]
    public void The_graph_of_the_text_is_not_the_default_one_outside()
    {
        using Scope outer = new Graph().AsDefault();
        Graph before = Tf.GetDefaultGraph(), inside;
        Graph g = new();
        using (g.AsDefault()) inside = Tf.GetDefaultGraph();
        Assert.Same(g, inside);
        Assert.Same(before, Tf.GetDefaultGraph());
    }

    [Fact]
    public void The_initializer_is_called_init_unless_it_gets_a_name()  // E04
    {
        using Scope graph = new Graph().AsDefault();
        Tf.Variable(1.0);
        Assert.Equal("init", Tf.GlobalVariablesInitializer().Name);
        Assert.Equal("initer", Tf.GlobalVariablesInitializer("initer").Name);
    }

    [Fact]
    public void The_loop_of_the_text_runs_200_steps_and_saves()         // 001:204-250
    {
        Graph g = Network(out _, out _, out _);
        Saver saver = new(g.GetCollection(GraphKeys.GlobalVariables));
        string folder = Directory.CreateTempSubdirectory("moules").FullName;
        const int numOfBatch = 5;
        Tensor datas = Tensor.Zeros([numOfBatch, 2]), labels = Tensor.Zeros([numOfBatch, 2]);
        Session sess = new(graph: g);
        Graph graph = sess.Graph;
        sess.Run([graph.GetOperationByName("initer")]);
        Tensor dataHolder = graph.GetTensorByName("input_data:0"), labelHolder = graph.GetTensorByName("input_label:0"), output = graph.GetTensorByName("output:0");
        Operation train = graph.GetOperationByName("train_step");
        for (int i = 0; i < 200; i++)
        {
            Tensor?[] result = sess.Run([output, train], feedDict: new() { [dataHolder] = datas, [labelHolder] = labels });
            Assert.Equal(new Shape(5, 2), result[0]!.Shape);
            Assert.Null(result[1]);
            if (i % 100 == 0) saver.Save(sess, Path.Combine(folder, "moules"));
        }
        sess.Close();
        Assert.Equal(["checkpoint", "moules.safetensors"], Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private static float[] Weights(Graph g)
    {
        using Session sess = new(g);
        sess.Run(g.GetOperationByName("initer"));
        return sess.Run(g.GetTensorByName("W1:0")).ToArray();
    }

    private static Graph Network(out Tensor loss, out Operation train, out Operation initer)
    {
        Graph g = new();
        using (g.AsDefault())
        {
            Tensor inputData = Tf.Placeholder(Tf.Float32, [null, 2], "input_data");
            Tensor inputLabel = Tf.Placeholder(Tf.Float32, [null, 2], "input_label");
            Tensor w1 = Tf.Variable(Tf.TruncatedNormal([2, 2]), name: "W1");
            Tensor b1 = Tf.Variable(Tf.Zeros([2]), name: "B1");
            Tensor output = Tf.Add(Tf.MatMul(inputData, w1), b1, name: "output");
            loss = Tf.Nn.SoftmaxCrossEntropyWithLogits(logits: output, labels: inputLabel);
            train = Tf.Train.AdamOptimizer().Minimize(loss, name: "train_step");
            initer = Tf.GlobalVariablesInitializer(name: "initer");
        }
        return g;
    }
}
