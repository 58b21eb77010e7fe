using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>What a layer makes of one image.</summary>
public static class FeatureMaps
{
    private const int MostMaps = 64;

    /// <summary>The output of a layer for an input, caught on the way.</summary>
    /// <param name="network">The network; it runs in prediction mode.</param>
    /// <param name="path">The layer's dotted path.</param>
    /// <param name="input">[N, …].</param>
    /// <exception cref="ArgumentException">There is no such layer, or the network does not call it.</exception>
    public static Tensor Of(Module network, string path, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        Module layer = network.NamedModules().FirstOrDefault(m => m.Path == path).Module ?? throw new ArgumentException($"the network has no layer '{path}'", nameof(path));
        Tensor? caught = null;
        using IDisposable hook = layer.OnOutput((_, _, y) =>
        {
            caught ??= y;
            return null;
        });
        using (Autograd.Pause()) network.Call(input);
        return caught ?? throw new ArgumentException($"the network does not call its layer '{path}'", nameof(path));
    }

    /// <summary>The layers of a network that make feature maps [N, C, H, W], in the order in which they run.</summary>
    public static IReadOnlyList<string> Layers(Module network, Shape input) =>
        [.. ModelSummary.Of(network, input).Layers.Where(l => l.Output.Rank == 3 && l.Output[1] > 1).Select(l => l.Path)];

    /// <summary>The picture of the maps of one image.</summary>
    /// <param name="maps">[1, C, H, W] or [C, H, W]; the first 64 are shown, each stretched to its own black and white.</param>
    /// <param name="title">What it shows.</param>
    public static SvgPicture Draw(Tensor maps, string title)
    {
        ArgumentNullException.ThrowIfNull(maps);
        Tensor all = maps.Rank == 4 ? maps[0] : maps;
        if (all.Rank != 3) throw new ShapeException($"FeatureMaps: needs maps [1, C, H, W] or [C, H, W]; got {maps.Spec}");
        using IDisposable off = Autograd.NoGrad();
        int shown = Math.Min(all.Shape[0], MostMaps);
        return MapGrid.Draw(title, all[..shown].Reshape(new Shape([shown, 1, all.Shape[1], all.Shape[2]])), columns: 16, $"{all.Shape}, {shown} shown");
    }
}
