using Whetstone;
using Whetstone.Nn;
using Whetstone.Weights;
using Whetstone.Zoo;

// Our side of check.py:
//   run NETWORK FOLDER   loads theirs.pth, theirs-legacy.pth and theirs.safetensors and saves what each gives for input.npy; then saves weights
//                        of our own as ours.pth and ours.safetensors, and what they give
//   events FOLDER        writes a curve and a graph for TensorBoard (tensorboard_check.py)
//   types FOLDER         saves a tensor of every type as types.pth
if (args is ["types", var folder]) SaveTypes(folder);
else if (args is ["events", var events]) Events.Write(events);
else if (args is ["run", var name, var where]) Run(name, where);
else throw new ArgumentException("run NETWORK FOLDER | types FOLDER | events FOLDER");

static void Run(string name, string folder)
{
    ModelInfo info = Models.Find(name) ?? throw new ArgumentException($"the zoo has no {name}");
    Module network = info.Build(info.Classes).Eval();
    network.Initialize(new Rng(1));
    Tensor input = NpyFile.Read(Path.Combine(folder, "input.npy"));
    foreach (string file in new[] { "theirs.pth", "theirs-legacy.pth", "theirs.safetensors" })
    {
        LoadedWeights loaded = network.LoadWeights(Path.Combine(folder, file));
        if (loaded.Missing.Count + loaded.Unused.Count > 0) throw new InvalidOperationException($"{file}: {loaded.Missing.Count} missing, {loaded.Unused.Count} unused");
        NpyFile.Write(Path.Combine(folder, file + ".npy"), Predict(network, input));
    }
    network.Initialize(new Rng(2), force: true);
    SetStatistics(network, NpyFile.Read(Path.Combine(folder, "typical.npy")));
    // The bound is for outputs near 1, which those of some starting values are not.
    float largest = Predict(network, input).ToArray().Max(Math.Abs);
    if (largest > 1 && network.Parameters().LastOrDefault(p => p.Shape.Rank == 2) is { } last) last.Set(last.Data * (1 / largest));
    network.SaveWeights(Path.Combine(folder, "ours.pth"));
    network.SaveWeights(Path.Combine(folder, "ours.safetensors"));
    NpyFile.Write(Path.Combine(folder, "ours.npy"), Predict(network, input));
}

static Tensor Predict(Module network, Tensor input)
{
    using IDisposable plain = Autograd.Pause();
    return network.Call(input);
}

// Running statistics become those of typical input, so that outputs of deep networks stay near 1. One step with momentum 0.1 from mean 0 and
// variance 1 tells them.
static void SetStatistics(Module network, Tensor typical)
{
    (string Path, Whetstone.Nn.Buffer Buffer)[] means = Of("running_mean"), variances = Of("running_var");
    foreach ((_, Whetstone.Nn.Buffer mean) in means) mean.Data = Tensor.Zeros(mean.Data.Shape);
    foreach ((_, Whetstone.Nn.Buffer variance) in variances) variance.Data = Tensor.Ones(variance.Data.Shape);
    using (Autograd.NoGrad()) network.Train().Call(typical);
    network.Eval();
    foreach ((_, Whetstone.Nn.Buffer mean) in means) mean.Data *= 10;
    foreach ((_, Whetstone.Nn.Buffer variance) in variances) variance.Data = ((variance.Data - 0.9f) * 10).Relu() + 1e-2f;

    (string, Whetstone.Nn.Buffer)[] Of(string ending) => [.. network.NamedBuffers().Where(b => b.Path.EndsWith(ending, StringComparison.Ordinal))];
}

static void SaveTypes(string folder)
{
    Tensor numbers = Tensor.Of(Enumerable.Range(0, 6).Select(i => (float)i).ToArray(), [2, 3]);
    Dictionary<string, Tensor> tensors = Enum.GetValues<DType>().ToDictionary(type => type.ToString(), type => numbers.To(type));
    tensors["scalar"] = Tensor.Of(5L);
    tensors["empty"] = Tensor.Zeros([0, 4]);
    tensors["tied"] = tensors["Float32"];
    PthFile.Write(Path.Combine(folder, "types.pth"), tensors);
}
