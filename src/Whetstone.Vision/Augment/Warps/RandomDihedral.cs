namespace Whetstone.Vision;

/// <summary>One of the eight ways to lay a square on itself, each equally likely. fastai's dihedral.</summary>
/// <remarks>The course's <c>PilRandomDihedral(p)</c> leaves an image alone with probability 1 − p and takes one of the seven others else: its default, 7/8, is this.</remarks>
public sealed class RandomDihedral : WarpTransform
{
    /// <inheritdoc/>
    public override bool MovesWholePixels => true;

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random)
    {
        var way = (Transposition)(random.Next(8) + 1);
        bool turned = way >= Transposition.Transpose;
        return new(WholePixels.Map(way, height, width), turned ? width : height, turned ? height : width);
    }
}
