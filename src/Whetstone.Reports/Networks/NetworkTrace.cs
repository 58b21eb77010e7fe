using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>Follows one input through a network and writes down its layers, and which takes whose result.</summary>
internal sealed class NetworkTrace
{
    private readonly List<NetworkCall> layers = [], blocks = [];

    private NetworkTrace()
    {
    }

    /// <summary>The program of a pass; its outputs are what went into and came out of each layer, then of each block, then the network's result.</summary>
    public Program Program { get; private set; } = null!;

    /// <summary>The calls of modules that are drawn as a row.</summary>
    public IReadOnlyList<NetworkCall> Layers => layers;

    /// <summary>The calls of modules that are drawn as a frame around rows.</summary>
    public IReadOnlyList<NetworkCall> Blocks => blocks;

    /// <summary>Follows an input; nothing is computed.</summary>
    /// <param name="network">The network, initialised.</param>
    /// <param name="input">The shape of one input, without the batch.</param>
    /// <param name="depth">Modules so deep are rows even if they hold others.</param>
    /// <exception cref="TraceException">The network reads numbers on its way.</exception>
    public static NetworkTrace Of(Module network, Shape input, int depth)
    {
        NetworkTrace trace = new();
        List<IDisposable> hooks = [];
        Stack<int> begun = new();
        foreach ((string path, Module module) in network.NamedModules())
        {
            int at = path.Length == 0 ? 0 : path.Count(c => c == '.') + 1;
            if (at > depth) continue;
            bool row = module.Children().Count == 0 || at == depth;
            hooks.Add(module.OnInput((_, _) =>
            {
                begun.Push(trace.layers.Count);
                return null;
            }));
            hooks.Add(module.OnOutput((m, x, y) =>
            {
                (row ? trace.layers : trace.blocks).Add(new(path, m, begun.Pop(), x, y));
                return null;
            }));
        }
        try
        {
            trace.Program = Program.Trace(x =>
            {
                using IDisposable off = Autograd.Pause();
                Tensor y = network.Call(x[0]);
                return [.. trace.layers.Concat(trace.blocks).SelectMany(c => (Tensor[])[c.X, c.Y]), y];
            }, new Spec([1, .. input], DType.Float32));
        }
        finally
        {
            foreach (IDisposable hook in hooks) hook.Dispose();
        }
        return trace;
    }
}
