namespace Whetstone.Vision;

/// <summary>What is seen where a transform looks beyond an image.</summary>
public enum BorderMode
{
    /// <summary>One colour: "zeros", if it is black.</summary>
    Constant,

    /// <summary>The nearest pixel of the image. grid_sample's "border".</summary>
    Edge,

    /// <summary>The image mirrored at the centres of its outermost pixels, which are not repeated: <c>dcb|abcd|cba</c>.</summary>
    Reflect,

    /// <summary>The image mirrored at its border: <c>cba|abcd|dcb</c>.</summary>
    Symmetric,
}

/// <summary>What is seen beyond an image: how, and in which colour.</summary>
/// <param name="Mode">How.</param>
/// <param name="Colour">One byte a channel, or one for all; only for <see cref="BorderMode.Constant"/>.</param>
public sealed record Border(BorderMode Mode, params IReadOnlyList<byte> Colour)
{
    /// <summary>Black; in images with alpha nothing.</summary>
    public static Border Black { get; } = new(BorderMode.Constant, 0);

    /// <summary>The nearest pixel.</summary>
    public static Border Edge { get; } = new(BorderMode.Edge);

    /// <summary>Mirrored, the outermost pixels not repeated.</summary>
    public static Border Reflect { get; } = new(BorderMode.Reflect);

    /// <summary>Mirrored, the outermost pixels repeated.</summary>
    public static Border Symmetric { get; } = new(BorderMode.Symmetric);

    /// <summary>One colour.</summary>
    /// <param name="colour">One byte a channel, or one for all.</param>
    public static Border Of(params IReadOnlyList<byte> colour) => new(BorderMode.Constant, colour);

    /// <summary>Pixels of the colour, as many as an image has.</summary>
    internal byte[] Ground(int height, int width, int channels)
    {
        byte[] to = Image.Allocate(height, width, channels);
        if (Mode != BorderMode.Constant || Colour.All(c => c == 0)) return to;
        if (Colour.Count == 1) to.AsSpan().Fill(Colour[0]);
        else if (Colour.Count == channels) for (int i = 0; i < to.Length; i++) to[i] = Colour[i % channels];
        else throw new ArgumentException($"the border's colour has {Colour.Count} channels, the image {channels}");
        return to;
    }

    /// <summary>The place of the image that is seen at a place beyond; false if that is the colour.</summary>
    internal bool Fold(ref double at, int extent)
    {
        if (at >= 0 && at < extent) return true;
        if (Mode == BorderMode.Constant || !double.IsFinite(at)) return false;
        double begin = Mode == BorderMode.Reflect ? 0.5 : 0, size = Mode == BorderMode.Reflect ? extent - 1 : extent;
        if (Mode != BorderMode.Edge && size > 0)
        {
            at = Math.Abs(at - begin) % (2 * size);
            at = begin + (at > size ? 2 * size - at : at);
        }
        at = Math.Clamp(at, 0, Math.BitDecrement((double)extent));
        return true;
    }

    /// <summary>The pixel that is seen at a pixel beyond; -1 if that is the colour.</summary>
    internal int Fold(int at, int extent)
    {
        if ((uint)at < (uint)extent) return at;
        if (Mode == BorderMode.Constant) return -1;
        if (Mode == BorderMode.Edge) return Math.Clamp(at, 0, extent - 1);
        int period = Mode == BorderMode.Reflect ? Math.Max(1, 2 * extent - 2) : 2 * extent;
        at = (at % period + period) % period;
        return at < extent ? at : Mode == BorderMode.Reflect ? period - at : period - 1 - at;
    }
}
