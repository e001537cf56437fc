import Foundation

extension Style {
  /// The filters that draw a picture this way; they take and give planar RGB.
  func chain(_ size: PixelSize) -> String {
    // Strokes grow with the picture; at 1280 pixels a unit is one pixel.
    let unit = max(0.35, Double(size.longest) / 1280)
    func px(_ length: Double) -> String { (length * unit).plain }
    func radius(_ length: Double) -> Int { min(60, max(1, Int((length * unit).rounded()))) }
    switch self {
    case .pencil:
      return "format=gray,split[a][b];[b]negate,gblur=sigma=\(px(5)):steps=2[soft];"
        + "[soft][a]blend=all_mode=dodge,format=gray,"
        + "format=gray,lut=c0='clip(255*pow(val/255,2.6),0,255)',"
        + "noise=c0s=9:c0f=a:all_seed=3,format=gray"
    case .charcoal:
      return "format=gray,split[a][b];[a]gblur=sigma=\(px(2.5)),"
        + "format=gray,lut=c0='clip(255*pow(val/255,0.75)*0.95+18,0,255)',format=gray[tone];"
        + "[b]gblur=sigma=\(px(1.4)),sobel=scale=1.7,format=gray,negate,"
        + "gblur=sigma=\(px(0.7)),format=gray[edge];"
        + "[tone][edge]blend=all_mode=multiply,format=gray,"
        + "noise=c0s=34:c0f=a:all_seed=5,format=gray,"
        + "gblur=sigma=\(px(0.6)),format=gray,lut=c0='clip((val-40)*1.32,0,255)'"
    case .ink:
      return "format=gray,\(Style.lines(near: px(0.8), far: px(2), gain: 16))"
    case .comic:
      return
        "split[a][b];[a]bilateral=sigmaS=\(px(6)):sigmaR=0.12,\(PictureFilters.saturation(1.6)),"
        + "\(Style.steps(5)),median=radius=\(radius(2))[flat];"
        + "[b]format=gray,\(Style.lines(near: px(0.9), far: px(2.2), gain: 22)),format=gbrp[pen];"
        + "[flat][pen]blend=all_mode=multiply"
    case .cartoon:
      return "split[a][b];[a]bilateral=sigmaS=\(px(8)):sigmaR=0.1,"
        + "bilateral=sigmaS=\(px(8)):sigmaR=0.1,\(PictureFilters.saturation(1.35)),"
        + "\(Style.steps(9))[flat];"
        + "[b]format=gray,\(Style.lines(near: px(0.9), far: px(2), gain: 11)),format=gbrp[pen];"
        + "[flat][pen]blend=all_mode=multiply"
    case .watercolor:
      return "median=radius=\(radius(3)),split[a][b];"
        + "[a]bilateral=sigmaS=\(px(9)):sigmaR=0.14,median=radius=\(radius(4)),"
        + "\(PictureFilters.saturation(1.2)),curves=all='0/0.14 0.5/0.62 1/1'[wash];"
        + "[b]format=gray,gblur=sigma=\(px(2)),sobel=scale=0.8,negate,"
        + "format=gray,lut=c0='clip(val*0.75+64,0,255)',format=gbrp[rim];"
        + "[wash][rim]blend=all_mode=multiply,noise=alls=10:allf=a:all_seed=9,"
        + "gblur=sigma=\(px(0.55))"
    case .oil:
      return "median=radius=\(radius(5)),median=radius=\(radius(3)),"
        + "\(PictureFilters.saturation(1.25)),split[a][b];"
        + "[b]format=gray,convolution=0m='-1 -1 0 -1 0 1 0 1 1':0rdiv=0.9:0bias=128,"
        + "gblur=sigma=\(px(0.8)),format=gbrp[relief];"
        + "[a][relief]blend=all_mode=softlight,unsharp=7:7:0.7:7:7:0"
    case .pixel:
      let small = size.limited(to: min(168, max(8, size.longest / 5)))
      return "scale=\(small.width):\(small.height):flags=area,format=rgb24,"
        + "elbg=codebook_length=32:nb_steps=4:seed=1,\(PictureFilters.saturation(1.15)),"
        + "scale=\(size.width):\(size.height):flags=neighbor"
    case .poster:
      return "median=radius=\(radius(3)),\(PictureFilters.saturation(1.8)),"
        + PictureFilters.contrast(0.4) + ",\(Style.steps(4)),median=radius=\(radius(3))"
    case .vintage: return Grade.vintage.chain(size, strength: 1)
    case .sepia: return "format=rgb24,\(PictureFilters.sepia)"
    case .monochrome:
      return "format=gray,lut=c0='val+0.5*(255*(val/255)*(val/255)*(3-2*val/255)-val)'"
    case .emboss:
      return "format=gray,gblur=sigma=\(px(0.8)),"
        + "convolution=0m='-2 -1 0 -1 0 1 0 1 2':0rdiv=0.7:0bias=128"
    case .neon:
      return "gblur=sigma=\(px(1.2)),sobel=scale=2.2,\(PictureFilters.saturation(2)),split[a][b];"
        + "[b]gblur=sigma=\(px(7)):steps=2,curves=all='0/0 0.4/0.7 1/1'[glow];"
        + "[a][glow]blend=all_mode=screen"
    case .halftone: return Style.dots(size, pitch: max(4, 7 * unit))
    case .mosaic:
      let tile = max(4, Int((16 * unit).rounded()))
      let cells = PixelSize(
        (size.width + tile - 1) / tile, (size.height + tile - 1) / tile)
      let whole = PixelSize(cells.width * tile, cells.height * tile)
      return "scale=\(cells.width):\(cells.height):flags=area,"
        + "scale=\(whole.width):\(whole.height):flags=neighbor,"
        + "noise=alls=6:allf=a:all_seed=4,"
        + "drawgrid=x=0:y=0:w=\(tile):h=\(tile):t=\(max(1, tile / 8)):color=black@0.45,"
        + "crop=\(size.width):\(size.height):0:0"
    case .stainedGlass: return StainedGlass.chain(size)
    }
  }

  /// Pen lines: dark where a place is darker than what lies round it.
  private static func lines(near: String, far: String, gain: Int) -> String {
    "split[fine][wide];[fine]gblur=sigma=\(near):steps=2[near];"
      + "[wide]gblur=sigma=\(far):steps=2[far];"
      + "[far][near]blend=all_mode=subtract,format=gray,lut=c0='clip(255-(val-2)*\(gain),0,255)'"
  }

  /// So many steps of each colour instead of a smooth run.
  private static func steps(_ count: Int) -> String {
    let top = count - 1
    return PictureFilters.curve("floor(x*\(top)+0.5)/\(top)")
  }

  /// Black dots on white that grow where the picture is darker.
  private static func dots(_ size: PixelSize, pitch: Double) -> String {
    let turn = 2 * Double.pi / pitch / 2.0.squareRoot()
    let wave = "cos((X+Y)*\(turn.plain))*cos((X-Y)*\(turn.plain))"
    // A pixel becomes white where picture and screen together pass the middle.
    return "format=gray,gblur=sigma=\((pitch / 4).plain),"
      + "format=gray,lut=c0='clip((val-128)*1.15+140,0,255)'[tone];"
      + "color=gray:s=\(size):d=0.04:r=25,format=gray,geq=lum='128+120*\(wave)'[screen];"
      + "[tone][screen]blend=all_mode=average:eof_action=repeat,format=gray,"
      + "format=gray,lut=c0='clip((val-128)*14+128,0,255)'"
  }
}
