using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>What the first layer looks for: its weights as images, each stretched to its own black and white.</summary>
public static class FilterPicture
{
    private const int MostFilters = 64, MostChannels = 16;

    /// <summary>The path and weights [outputs, channels, height, width] of the first convolution, or those of a dense first layer laid out as its input; null if there is neither.</summary>
    /// <param name="network">The network, initialised.</param>
    /// <param name="input">The shape of one input, [C, H, W].</param>
    public static (string Path, Tensor Weight)? FirstLayer(Module network, Shape input)
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach ((string path, Parameter parameter) in network.NamedParameters())
        {
            if (!parameter.IsInitialized) continue;
            Shape shape = parameter.Shape;
            if (shape.Rank == 4) return (path, parameter.Data);
            if (shape.Rank == 2) return input.Rank == 3 && shape[1] == input.Size ? (path, parameter.Data.Reshape(new Shape([shape[0], .. input]))) : null;
        }
        return null;
    }

    /// <summary>The picture.</summary>
    /// <param name="weight">[outputs, channels, height, width]. With 3 channels the filters are in colour, with 1 grey; otherwise each row is a filter and each column a channel of it.</param>
    /// <param name="title">What it shows.</param>
    public static SvgPicture Draw(Tensor weight, string title = "Filters of the first layer")
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.Rank != 4) throw new ShapeException($"FilterPicture: needs weights [outputs, channels, height, width]; got {weight.Spec}");
        using IDisposable off = Autograd.NoGrad();
        int channels = weight.Shape[1];
        bool matrix = channels is not (1 or 3);
        Tensor shown = matrix ? weight[..Math.Min(weight.Shape[0], MostChannels), ..Math.Min(channels, MostChannels)] : weight[..Math.Min(weight.Shape[0], MostFilters)];
        int columns = matrix ? shown.Shape[1] : 8;
        if (matrix) shown = shown.Reshape(new Shape([shown.Shape[0] * shown.Shape[1], 1, shown.Shape[2], shown.Shape[3]]));
        return MapGrid.Draw(title, shown, columns, matrix ? $"{weight.Shape}: rows are filters, columns their channels" : $"{weight.Shape}, {shown.Shape[0]} shown");
    }
}
