using Whetstone.Nn;
using Buffer = Whetstone.Nn.Buffer;

namespace Whetstone.Weights;

/// <summary>Weights of networks from and to files of any known format.</summary>
public static class ModuleWeights
{
    // A counter that files of PyTorch before 0.4.1 and of MXNet lack, and that prediction does not need.
    private const string Counter = "num_batches_tracked";

    extension(Module module)
    {
        /// <summary>Loads weights from a safetensors, PyTorch, MXNet or NumPy file, told apart by its first bytes.</summary>
        /// <remarks>Values of another type become those of the network's own. Counters of batches may be missing, as in files of old versions of PyTorch.</remarks>
        /// <param name="path">The file.</param>
        /// <param name="options">Where in the file the weights are, and how names are changed; null for neither.</param>
        /// <returns>What was loaded and, unless strict, what was not.</returns>
        /// <exception cref="WeightFileException">The file is damaged, hostile or of no known format.</exception>
        /// <exception cref="WeightMismatchException">Names or shapes differ; the message lists them, and the network is as before.</exception>
        public LoadedWeights LoadWeights(string path, LoadOptions? options = null)
        {
            options ??= new();
            WeightFile file = WeightFormats.Of(path).Read(path, options.Key);
            OrderedDictionary<string, Tensor> state = Renamed(path, file.Tensors, options);
            Dictionary<string, Shape> own = ShapesOf(module);
            (string Name, Shape Theirs)[] different = options.SkipDifferent ? [.. state.Where(s => own.TryGetValue(s.Key, out Shape shape) && !MismatchReport.Fits(shape, s.Value.Shape)).Select(s => (s.Key, s.Value.Shape))] : [];
            foreach ((string name, _) in different) state.Remove(name);
            HashSet<string> given = [.. state.Keys];
            foreach ((string name, Buffer buffer) in module.NamedBuffers())
                if (name.EndsWith(Counter, StringComparison.Ordinal) && buffer.HasData) state.TryAdd(name, buffer.Data);
            try
            {
                module.LoadStateDict(state, options.Strict);
            }
            catch (StateDictException error)
            {
                throw new WeightMismatchException(path, error, new MismatchReport(own, state).Text(error));
            }
            return new([.. own.Keys.Where(given.Contains)], [.. own.Keys.Where(n => !given.Contains(n))], [.. given.Where(n => !own.ContainsKey(n))],
                [.. different.Select(d => $"{d.Name} is {own[d.Name]} here but {d.Theirs} there")], file.Metadata);
        }

        /// <summary>Saves weights and running statistics, the file whole or not at all; its ending tells the format: .safetensors, .pth, .params or .npz.</summary>
        /// <exception cref="ArgumentException">The ending is of no known format.</exception>
        public void SaveWeights(string path) => WeightFormats.ByEnding(path).Write(path, module.StateDict());
    }

    private static OrderedDictionary<string, Tensor> Renamed(string path, IReadOnlyDictionary<string, Tensor> tensors, LoadOptions options)
    {
        OrderedDictionary<string, Tensor> state = [];
        foreach ((string name, Tensor tensor) in tensors)
        {
            string? own = name.StartsWith(options.Prefix, StringComparison.Ordinal) ? name[options.Prefix.Length..] : name;
            if (options.Rename is { } rename) own = rename(own);
            if (own is not null && !state.TryAdd(own, tensor)) throw new WeightFileException(path, 0, $"{name} and another tensor would both be called {own}");
        }
        return state;
    }

    private static Dictionary<string, Shape> ShapesOf(Module module)
    {
        Dictionary<string, Shape> shapes = [];
        foreach ((string name, Parameter parameter) in module.NamedParameters()) shapes[name] = parameter.Shape;
        foreach ((string name, Buffer buffer) in module.NamedBuffers()) if (buffer.HasData) shapes[name] = buffer.Data.Shape;
        return shapes;
    }
}
