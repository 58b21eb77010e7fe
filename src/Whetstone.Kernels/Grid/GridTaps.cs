namespace Whetstone.Kernels;

/// <summary>The pixels that a place is mixed of: two along an axis, or one.</summary>
internal readonly struct GridTaps
{
    public GridTaps(GridAxis axis, float coordinate, bool nearest)
    {
        var (at, slope) = axis.Place(coordinate);
        // Beyond any image a place may be no number, or larger than an int: there is nothing then.
        if (!(at > -2 && at < axis.Extent + 1f)) at = -2;
        if (nearest) at = MathF.Round(at);
        First = (int)MathF.Floor(at);
        float weight = at - First;
        HasFirst = (uint)First < (uint)axis.Extent;
        HasSecond = (uint)(First + 1) < (uint)axis.Extent && !nearest;
        (FirstWeight, SecondWeight) = (HasFirst ? 1 - weight : 0, HasSecond ? weight : 0);
        FirstSlope = HasFirst && !nearest ? -slope : 0;
        SecondSlope = HasSecond ? slope : 0;
    }

    public int First { get; }

    public bool HasFirst { get; }

    public bool HasSecond { get; }

    public float FirstWeight { get; }

    public float SecondWeight { get; }

    /// <summary>How the weight changes with the coordinate.</summary>
    public float FirstSlope { get; }

    /// <summary>How the weight changes with the coordinate.</summary>
    public float SecondSlope { get; }

    /// <summary>The first pixel, or the second, or any, if there is none: its weight is 0 then.</summary>
    public int Pixel(int which) => which == 0 ? (HasFirst ? First : 0) : (HasSecond ? First + 1 : 0);

    public bool Has(int which) => which == 0 ? HasFirst : HasSecond;

    public float Weight(int which) => which == 0 ? FirstWeight : SecondWeight;

    public float Slope(int which) => which == 0 ? FirstSlope : SecondSlope;
}
