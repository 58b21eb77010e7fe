namespace Whetstone.Kernels;

/// <summary>The two input places and weights of one output place.</summary>
internal readonly record struct Tap(int Low, int High, float LowWeight, float HighWeight)
{
    /// <summary>The weight with which input place <paramref name="at"/> counts.</summary>
    public float Weight(int at) => (Low == at ? LowWeight : 0) + (High == at ? HighWeight : 0);
}

/// <summary>How output coordinates of one axis map to input coordinates: the rules of <c>torch.nn.functional.interpolate</c>, in float32.</summary>
internal readonly struct ResizeAxis
{
    private readonly bool linear, alignCorners;
    private readonly float scale;

    public ResizeAxis(int input, int output, bool linear, bool alignCorners, float step)
    {
        if (input < 1 || output < 1) throw new ArgumentException($"resize needs elements; got {input} to {output}");
        (Input, Output, this.linear, this.alignCorners) = (input, output, linear, alignCorners);
        scale = alignCorners ? output > 1 ? (float)(input - 1) / (output - 1) : 0 : step > 0 ? step : (float)input / output;
    }

    public int Input { get; }

    public int Output { get; }

    public Tap this[int output]
    {
        get
        {
            if (!linear)
            {
                int nearest = Math.Min((int)MathF.Floor(output * scale), Input - 1);
                return new(nearest, nearest, 1, 0);
            }

            float source = alignCorners ? scale * output : Math.Max(0, scale * (output + 0.5f) - 0.5f);
            int low = Math.Min((int)source, Input - 1), high = low < Input - 1 ? low + 1 : low;
            float weight = Math.Clamp(source - low, 0, 1);
            return new(low, high, 1 - weight, weight);
        }
    }

    /// <summary>The output places, first included and last excluded, that may take from input place <paramref name="at"/>.</summary>
    public (int First, int Last) Takers(int at) => (FirstWhere(at, orAbove: false), FirstWhere(at, orAbove: true));

    // Places grow with the output coordinate, so both borders are found by bisection.
    private int FirstWhere(int at, bool orAbove)
    {
        int low = 0, high = Output;
        while (low < high)
        {
            int middle = (low + high) / 2;
            Tap tap = this[middle];
            if (orAbove ? tap.Low > at : tap.High >= at) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
