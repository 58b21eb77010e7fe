namespace Whetstone.Kernels;

/// <summary>How an optimiser changes one number of a parameter, and up to three numbers it remembers for it.</summary>
public interface IUpdate
{
    /// <summary>Numbers remembered for each number of the parameter, 0 to 3.</summary>
    static abstract int States { get; }

    /// <summary>One step.</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="a">First remembered number.</param>
    /// <param name="b">Second remembered number.</param>
    /// <param name="c">Third remembered number.</param>
    void Step<T>(ref T w, T g, ref T a, ref T b, ref T c) where T : struct, ILane<T>;
}
