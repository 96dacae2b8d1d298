// Names of British towns, cities, districts and counties. Used only to tell where an address ends and whether a word
// after a comma is its town; a name on this list alone is never a finding. Written from general knowledge, not complete:
// towns of the case's own addresses are added by the roster.
const NAMES = `
Aberdare Aberdeen Abergavenny Abertillery Aberystwyth Abingdon Accrington Acton Airdrie Aldershot Alexandria Alloa Alnwick Alton Altrincham Alfreton Aldridge Ambleside Amersham
Ammanford Andover Antrim Appleby Arbroath Ardrossan Armagh Arnold Ashbourne Ashby Ashford Ashington Ashton Ashton-under-Lyne Atherstone Atherton Aylesbury Ayr Bacup Baildon Bakewell Ballymena
Bamber_Bridge Bamford Banbury Banff Bangor Banstead Barking Barnet Barnoldswick Barnsley Barnstaple Barrhead Barrow Barrow-in-Furness Barry Basildon Basingstoke Bath Bathgate Batley Battersea
Bearsden Bebington Beccles Beckenham Bedford Bedlington Bedworth Beeston Belfast Belper Bentley Berkhamsted Berwick Beverley Bewdley Bexhill Bexley Bexleyheath Bicester Biddulph Bideford Biggleswade Billericay
Billingham Bilston Bingley Birkenhead Birmingham Bishop_Auckland Bishopbriggs Bishops_Stortford Blackburn Blackpool Blackwood Blaydon Bletchley Bloxwich Blyth Bodmin Bognor_Regis Bolsover Bolton Bonnyrigg Bootle
Boston Bournemouth Bourne Bow Bracknell Bradford Braintree Bredbury Brecon Brent Brentford Brentwood Bridgend Bridgnorth Bridgwater Bridlington Brierley_Hill Brighouse Brighton Bristol Brixham Brixton Broadstairs Bromley
Bromsgrove Broxburn Brynmawr Buckingham Buckley Bude Burgess_Hill Burnham Burnley Burntwood Burslem Burton Burton-on-Trent Bury Bury_St_Edmunds Bushey Buxton Caerleon Caernarfon Caerphilly Caldicot Callington Camberley Camberwell
Camborne Cambridge Camden Cannock Canterbury Canvey_Island Cardiff Cardigan Carlisle Carlton Carluke Carmarthen Carnforth Carrickfergus Castleford Castleton Caterham Catford Chadderton Chadwell_Heath Chatham Chatteris Cheadle Cheddar
Chelmsford Chelsea Cheltenham Chepstow Chesham Cheshunt Chester Chester-le-Street Chesterfield Chichester Chingford Chinley Chippenham Chipping_Norton Chislehurst Chiswick Chorley Chorlton Christchurch Cirencester Clacton Clacton-on-Sea
Clapham Clapton Cleator_Moor Cleckheaton Cleethorpes Clevedon Clitheroe Clydebank Coalville Coatbridge Cockermouth Coleraine Colchester Colindale Colne Colwyn_Bay Congleton Consett Conwy Corby Corsham Coseley Coventry Cowbridge Cowdenbeath
Cowes Cradley_Heath Cramlington Cranleigh Crawley Crayford Creigiau Crewe Cricklewood Cromer Crook Crosby Crowborough Croydon Crumlin Cumbernauld Cumbran Cupar Cwmbran Dagenham Dalkeith Darlaston Darlington Dartford Dartmouth Darwen Daventry
Dawlish Deal Denbigh Denton Deptford Derby Dereham Derry Devizes Dewsbury Didcot Didsbury Dingwall Dinnington Diss Doncaster Dorchester Dorking Dover Downham_Market Driffield Droitwich Dronfield Droylsden Dudley Dukinfield Dulwich Dumbarton Dumfries
Dundee Dunfermline Dungannon Dunoon Dunstable Durham Ealing Earlestown Earley Easington East_Grinstead East_Ham East_Kilbride Eastbourne Eastleigh Eastwood Ebbw_Vale Eccles Eccleshill Eckington Edale Edgbaston Edgware Edinburgh Edmonton Egham Elgin
Elland Ellesmere_Port Eltham Ely Enfield Enniskillen Epping Epsom Erdington Erith Esher Evesham Exeter Exmouth Failsworth Fakenham Falkirk Falmouth Fareham Farnborough Farnham Farnworth Faversham Felixstowe Feltham Filey Finchley Finsbury Fleet Fleetwood
Flint Folkestone Forest_Gate Forest_Hill Formby Forres Fort_William Fraserburgh Frome Fulham Gainsborough Galashiels Gateshead Gillingham Glasgow Glastonbury Glenrothes Glossop Gloucester Godalming Golborne Goole Gorseinon Gosforth Gosport Gourock Grangemouth
Grantham Gravesend Grays Great_Yarmouth Greenford Greenock Greenwich Grimsby Guildford Guisborough Hackney Haddington Hailsham Hale Halesowen Halesworth Halifax Halstead Hamilton Hammersmith Hampstead Harlesden Harlow Harpenden Harringay Harrogate Harrow Hartlepool
Harwich Haslemere Haslingden Hastings Hatfield Havant Haverfordwest Haverhill Hawick Haydock Hayes Haywards_Heath Heanor Hebburn Hebden_Bridge Heckmondwike Helensburgh Helston Hemel_Hempstead Hemsworth Hendon Henley Hereford Herne_Bay Hertford Hessle Heswall Hexham
Heysham Heywood High_Wycombe Hillingdon Hinckley Hitchin Hoddesdon Holborn Holloway Holmfirth Holyhead Holywell Honiton Horley Hornchurch Hornsea Hornsey Horsforth Horsham Horwich Houghton-le-Spring Hounslow Hove Hucknall Huddersfield Hull Hulme Huntingdon Huyton Hyde Hythe
Ilford Ilfracombe Ilkeston Ilkley Immingham Inverclyde Inverkeithing Inverness Inverurie Ipswich Irlam Irvine Islington Jarrow Johnstone Keighley Kendal Kenilworth Kennington Kensington Keswick Kettering Keynsham Kidderminster Kidsgrove Kilburn Kilmarnock Kilwinning Kings_Lynn
Kingston Kingswinford Kingswood Kirkby Kirkcaldy Kirkham Kirkintilloch Kirkwall Knaresborough Knutsford Lambeth Lanark Lancaster Lancing Largs Larkhall Larne Launceston Leamington_Spa Leatherhead Leeds Leek Leicester Leigh Leighton_Buzzard Leith Leominster Letchworth Leven
Lewes Lewisham Leyland Leyton Leytonstone Lichfield Limavady Lincoln Linlithgow Lisburn Liskeard Litherland Littleborough Littlehampton Littleport Liverpool Livingston Llandaff Llandovery Llandrindod_Wells Llandudno Llanelli Llangefni Llangollen Llantrisant Loanhead Lochgelly London
Londonderry Long_Eaton Longbenton Longridge Longsight Loughborough Loughton Louth Lowestoft Ludlow Lurgan Luton Lutterworth Lydney Lymington Lymm Lytham Lytham_St_Annes Mablethorpe Macclesfield Maesteg Maghull Maida_Vale Maidenhead Maidstone Maldon Malmesbury Maltby Malton Malvern
Manchester Mansfield March Margate Market_Drayton Market_Harborough Marlborough Marlow Marple Maryport Matlock Melksham Melton_Mowbray Merthyr_Tydfil Mexborough Middlesbrough Middleton Middlewich Midhurst Midsomer_Norton Milford_Haven Millom Milngavie Milnrow Milton_Keynes Minehead
Mirfield Mitcham Mold Monmouth Montrose Morecambe Morley Morpeth Moss_Side Mossley Motherwell Mountain_Ash Musselburgh Nailsea Nairn Nantwich Narberth Neasden Neath Nelson Neston New_Malden New_Mills Newark Newbury Newcastle Newcastle-under-Lyme Newcastle_upon_Tyne Newhaven
Newmarket Newport Newport_Pagnell Newquay Newry Newton_Abbot Newton_Aycliffe Newton-le-Willows Newtown Newtownabbey Newtownards Normanton North_Shields North_Walsham Northallerton Northampton Northfleet Northolt Northwich Norwich Norwood Nottingham Nuneaton Oadby Oakham Oban Okehampton
Oldbury Oldham Olney Omagh Ormskirk Orpington Ossett Oswestry Otley Oxford Oxted Padiham Paignton Paisley Peacehaven Peckham Peebles Penarth Pendlebury Penge Penicuik Penistone Penrith Penryn Penzance Perth Peterborough Peterhead Peterlee Petersfield Pinner Plaistow Plymouth Plympton
Pocklington Pontefract Pontypool Pontypridd Poole Poplar Port_Glasgow Port_Talbot Portadown Porth Porthcawl Porthmadog Portishead Portobello Portsmouth Potters_Bar Prescot Prestatyn Preston Prestwich Prestwick Pudsey Purley Putney Pwllheli Queensferry Radcliffe Rainham Ramsbottom Ramsey Ramsgate
Rawmarsh Rawtenstall Rayleigh Reading Redcar Redditch Redhill Redruth Reigate Renfrew Retford Rhondda Rhyl Richmond Rickmansworth Ripley Ripon Risca Rishton Rochdale Rochester Rochford Romford Romsey Ross-on-Wye Rotherham Rothwell Royal_Tunbridge_Wells Royston Royton Rugby Rugeley
Ruislip Runcorn Rushden Rutherglen Ryde Rye Saffron_Walden Sale Salford Salisbury Saltash Saltcoats Sandbach Sandhurst Sandown Sandwich Scarborough Scunthorpe Seaford Seaham Sedgley Selby Sevenoaks Shaftesbury Sheerness Sheffield Shepherds_Bush Shepshed Shepton_Mallet Sherborne Shildon Shipley
Shirley Shoreditch Shoreham Shoreham-by-Sea Shotton Shrewsbury Sidcup Sidmouth Sittingbourne Skegness Skelmersdale Skipton Sleaford Slough Small_Heath Smethwick Solihull South_Shields Southall Southampton Southend Southend-on-Sea Southgate Southport Southsea Southwark Sowerby_Bridge Spalding Spennymoor
St_Albans St_Andrews St_Austell St_Helens St_Ives St_Leonards St_Neots Stafford Staines Stalybridge Stamford Stanley Stevenage Stirling Stockport Stocksbridge Stockton Stockton-on-Tees Stoke Stoke_Newington Stoke-on-Trent Stone Stonehaven Stourbridge Stourport Stowmarket Strabane Stranraer Stratford
Stratford-upon-Avon Streatham Street Stretford Strood Stroud Sudbury Sunbury Sunderland Surbiton Sutton Sutton_Coldfield Sutton-in-Ashfield Swadlincote Swanage Swanley Swansea Swindon Swinton Sydenham Tadcaster Tamworth Taunton Tavistock Teddington Teignmouth Telford Tewkesbury Thame Thatcham
Thetford Thirsk Thornaby Thurrock Thurso Tilbury Tipton Tiverton Todmorden Tonbridge Tooting Torquay Totnes Tottenham Totton Towcester Tredegar Treforest Treharris Treorchy Tring Troon Trowbridge Truro Tunbridge_Wells Tunstall Twickenham Tyldesley Uckfield Ulverston Upminster Urmston Uttoxeter Uxbridge Ventnor
Wadebridge Wakefield Wallasey Wallingford Wallington Wallsend Walsall Waltham_Abbey Walthamstow Walton Walton-on-Thames Wandsworth Wanstead Wantage Ware Warminster Warrington Warwick Washington Watford Wednesbury Wednesfield Wellingborough Wellington Wells Welshpool Welwyn Welwyn_Garden_City Wembley West_Bromwich
West_Ham Westbury Westhoughton Westminster Weston-super-Mare Wetherby Weybridge Weymouth Whitby Whitechapel Whitehaven Whitley_Bay Whitefield Whitstable Wibsey Wickford Wicklow Widnes Wigan Wigston Willenhall Willesden Wilmslow Wimbledon Wimborne Winchester Windermere Windsor Winsford Wirral Wisbech Wishaw
Witham Withernsea Withington Witney Woking Wokingham Wolverhampton Wolverton Wombwell Woodbridge Woodford Wood_Green Woodley Woolwich Wootton_Bassett Worcester Workington Worksop Worthing Wrexham Wymondham Wythenshawe Yarm Yate Yeovil York Ystrad
Bedfordshire Berkshire Buckinghamshire Cambridgeshire Cheshire Cornwall Cumbria Derbyshire Devon Dorset Essex Gloucestershire Hampshire Herefordshire Hertfordshire Kent Lancashire Lancs Leicestershire Lincolnshire Merseyside Middlesex Norfolk Northamptonshire Northants Northumberland Nottinghamshire Notts
Oxfordshire Rutland Shropshire Somerset Staffordshire Staffs Suffolk Surrey Sussex Tyne_and_Wear Warwickshire West_Midlands West_Yorkshire North_Yorkshire South_Yorkshire East_Yorkshire Yorkshire Wiltshire Worcestershire Gwent Gwynedd Powys Dyfed Clwyd Fife Ayrshire Lanarkshire
`;

/** Known town names, lower case, single spaces. */
export const TOWNS: ReadonlySet<string> = new Set(
  NAMES.trim()
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' ').toLowerCase()),
);

/** The length of the known town name that `words` opens with (in units of `text`), or 0. */
export function townAt(text: string, extra?: ReadonlySet<string>): number {
  const found = /^\p{Lu}[\p{L}'-]*(?:[ -](?:\p{L}[\p{L}'-]*)){0,3}/u.exec(text);
  let words = found?.[0] ?? '';
  while (words !== '') {
    const plain = words.toLowerCase().replace(/'/g, '');
    if (TOWNS.has(plain) || extra?.has(plain)) return words.length;
    words = words.slice(0, Math.max(0, words.lastIndexOf(' ')));
  }
  return 0;
}
